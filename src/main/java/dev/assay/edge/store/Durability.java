package dev.assay.edge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the database itself whether a commit that it acknowledges outlives its process. */
@ApplicationScoped
public class Durability {

    private final DataSource database;
    private final boolean isH2;

    Durability(DataSource database, @ConfigProperty(name = "quarkus.datasource.db-kind") String kind) {
        this.database = database;
        this.isH2 = kind.equals("h2");
    }

    /**
     * The setting that makes acknowledged commits volatile.
     *
     * @return empty where there is none
     */
    public Optional<String> flaw() throws SQLException {
        return isH2
                ? flaw("select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'", "0")
                        .map(value -> "WRITE_DELAY is " + value + ", and must be 0")
                // off is the one value with which PostgreSQL answers before its log is on disk
                : flaw("select case current_setting('synchronous_commit') when 'off' then 'off' else 'on' end", "on")
                        .map(value -> "synchronous_commit is " + value + ", and must be on");
    }

    private Optional<String> flaw(String question, String right) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            String value = answer.next() ? answer.getString(1) : "unknown";
            return value.equals(right) ? Optional.empty() : Optional.of(value);
        }
    }
}

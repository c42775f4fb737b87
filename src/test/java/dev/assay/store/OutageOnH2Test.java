package dev.assay.store;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

@QuarkusTest
class OutageOnH2Test extends OutageContract {

    /** Closes the database as a full disk does: without another write. */
    @Override
    void cutOff(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }
}

package dev.assay.edge.store;

/** The database did not come back before the process had to stop waiting for it; nothing of the work is promised. */
public final class DatabaseAway extends RuntimeException {

    private final Outage outage;

    DatabaseAway(Outage outage, Throwable cause) {
        super(
                "the database is " + outage.name().toLowerCase(java.util.Locale.ROOT)
                        + " and was not waited for any longer",
                cause);
        this.outage = outage;
    }

    public Outage outage() {
        return outage;
    }
}

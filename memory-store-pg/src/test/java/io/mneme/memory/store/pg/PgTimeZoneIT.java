package io.mneme.memory.store.pg;

import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract far from UTC: the driver gives the JVM's time zone to the server's session. */
class PgTimeZoneIT extends PgContract {

    private final TimeZone before = TimeZone.getDefault();

    PgTimeZoneIT() {
        super(TestDatabase.options());
    }

    @BeforeAll
    @Override
    void open() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        super.open();
    }

    @AfterAll
    @Override
    void close() {
        super.close();
        TimeZone.setDefault(before);
    }
}

package io.mneme.memory.it.faults;

import java.util.List;
import java.util.Locale;

/** The fault runs, and for which stores they are. */
enum RunKind {
    KILL_CLIENT(Product.SQLITE, Product.POSTGRESQL, Product.MONGODB),
    KILL_SERVER(Product.POSTGRESQL, Product.MONGODB),
    PROXY(Product.POSTGRESQL, Product.MONGODB),
    DISK_FULL(Product.SQLITE, Product.POSTGRESQL, Product.MONGODB),
    STANDBY(Product.POSTGRESQL);

    private final List<Product> products;

    RunKind(Product... products) {
        this.products = List.of(products);
    }

    List<Product> products() {
        return products;
    }

    /** As in commands and tables. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

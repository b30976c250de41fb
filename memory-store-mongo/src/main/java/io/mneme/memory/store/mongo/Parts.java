package io.mneme.memory.store.mongo;

/** What the ports are made of; one set for each store. Thread-safe. */
record Parts(
        Heads heads,
        ThreadLog log,
        MessagePlaces places,
        Hints hints,
        Sweeper sweeper,
        Claims claims,
        Moves moves,
        MessageScan scan) {

    static Parts create() {
        Heads heads = new Heads();
        Hints hints = new Hints();
        Sweeper sweeper = new Sweeper(heads);
        Claims claims = new Claims(heads, sweeper);
        Moves moves = new Moves(heads, claims, sweeper);
        MessageScan scan = new MessageScan(new Snapshots(hints, moves), new TailReader(hints));
        return new Parts(heads, new ThreadLog(), new MessagePlaces(), hints, sweeper, claims, moves, scan);
    }
}

-- Versions of working memories. An empty thread id is the owner's own, since no id is empty.
CREATE TABLE working_memories (
    resource_id TEXT    NOT NULL,
    thread_id   TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0),
    written_at  INTEGER NOT NULL,
    author      TEXT,
    turn        TEXT,
    content     TEXT    NOT NULL,
    PRIMARY KEY (resource_id, thread_id, version)
) STRICT, WITHOUT ROWID;

-- Lists the owners that have one of their own.
CREATE INDEX working_memories_of_owners ON working_memories (resource_id) WHERE thread_id = '';

-- The outbox of the recall index: up to here a thread's messages are in it.
ALTER TABLE threads ADD COLUMN indexed_sequence INTEGER NOT NULL DEFAULT 0;

-- Whether there are more. An index over the comparison itself would be written with every append; this one changes when
-- the first message comes, and when all are indexed.
ALTER TABLE threads ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;

UPDATE threads SET pending = 1 WHERE last_sequence > 0;

CREATE INDEX threads_pending ON threads (resource_id, thread_id) WHERE pending = 1;

CREATE TRIGGER thread_begins_pending AFTER INSERT ON threads WHEN NEW.last_sequence > NEW.indexed_sequence BEGIN
    UPDATE threads SET pending = 1 WHERE resource_id = NEW.resource_id AND thread_id = NEW.thread_id;
END;

CREATE TRIGGER thread_changes_pending AFTER UPDATE OF last_sequence, indexed_sequence ON threads
    WHEN NEW.pending <> (NEW.last_sequence > NEW.indexed_sequence) BEGIN
    UPDATE threads SET pending = NEW.last_sequence > NEW.indexed_sequence
        WHERE resource_id = NEW.resource_id AND thread_id = NEW.thread_id;
END;

-- What fills the recall index: one row, or none as long as nothing was indexed.
CREATE TABLE index_model (
    only_row   INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    name       TEXT    NOT NULL,
    dimensions INTEGER NOT NULL,
    -- Set while a reset is at work, or was interrupted.
    resetting  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row for each owner that has entries: what a search must know first, and what tells a reader that keeps an owner's
-- entries in memory whether it is still right. The identity is of this row and never comes again.
CREATE TABLE index_owners (
    resource_id TEXT    NOT NULL PRIMARY KEY,
    identity    INTEGER NOT NULL DEFAULT (random()),
    entries     INTEGER NOT NULL,
    terms       INTEGER NOT NULL,
    -- The highest entry number ever given.
    last_entry  INTEGER NOT NULL,
    -- How often entries were taken away.
    removals    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- An owner's entries lie side by side. They go with their messages, and SQLite finds them by the primary key: it would
-- not take another index for that.
CREATE TABLE index_entries (
    resource_id TEXT    NOT NULL,
    thread_id   TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    chunk       INTEGER NOT NULL,
    -- Numbers an owner's entries in the order in which they were added.
    entry       INTEGER NOT NULL,
    -- Of the message, which never changes.
    role        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    speaker     TEXT,
    -- Number of terms, repetitions counted.
    length      INTEGER NOT NULL,
    -- For each term 8 bytes of its hash and 4 of its frequency.
    terms       BLOB    NOT NULL,
    -- One signed byte for each dimension; times the scale it is of length one. No bytes: no vector.
    scale       REAL    NOT NULL,
    vector      BLOB    NOT NULL,
    PRIMARY KEY (resource_id, thread_id, sequence, chunk),
    FOREIGN KEY (resource_id, thread_id, sequence) REFERENCES messages (resource_id, thread_id, sequence)
        ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

-- Finds what was added since a reader looked last.
CREATE UNIQUE INDEX index_entries_by_number ON index_entries (resource_id, entry);

CREATE TRIGGER index_entry_removed AFTER DELETE ON index_entries BEGIN
    UPDATE index_owners SET entries = entries - 1, terms = terms - OLD.length, removals = removals + 1
        WHERE resource_id = OLD.resource_id;
    DELETE FROM index_owners WHERE resource_id = OLD.resource_id AND entries = 0;
END;

-- Times are microseconds since 1970-01-01T00:00:00Z; documents are JSON text.
-- Text is compared byte by byte (BINARY), which is the order of code points.

CREATE TABLE threads (
    resource_id   TEXT    NOT NULL,
    thread_id     TEXT    NOT NULL,
    incarnation   INTEGER NOT NULL DEFAULT 1,
    last_sequence INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    archived      INTEGER NOT NULL DEFAULT 0,
    archived_at   INTEGER,
    deleted_at    INTEGER,
    title         TEXT,
    metadata      TEXT,
    PRIMARY KEY (resource_id, thread_id),
    CHECK (archived = (archived_at IS NOT NULL)),
    -- A deleted thread is only an id: nothing of what it held stays.
    CHECK (deleted_at IS NULL OR (title IS NULL AND metadata IS NULL AND archived = 0 AND last_sequence = 0))
) STRICT, WITHOUT ROWID;

-- Lists by creation: active and archived threads are two ranges, merged for a list of both.
CREATE INDEX threads_by_creation ON threads (resource_id, archived, created_at, thread_id)
    WHERE deleted_at IS NULL;

-- Lists by update. The last column lets owners be listed from the index alone.
CREATE INDEX threads_by_update ON threads (resource_id, archived, updated_at, thread_id, deleted_at)
    WHERE deleted_at IS NULL;

CREATE TABLE messages (
    resource_id TEXT    NOT NULL,
    thread_id   TEXT    NOT NULL,
    sequence    INTEGER NOT NULL CHECK (sequence > 0),
    message_id  TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    metadata    TEXT,
    body        TEXT    NOT NULL,
    PRIMARY KEY (resource_id, thread_id, sequence),
    FOREIGN KEY (resource_id, thread_id) REFERENCES threads (resource_id, thread_id)
) STRICT, WITHOUT ROWID;

-- Ids are unique in their thread; also finds a message by its id.
CREATE UNIQUE INDEX messages_by_id ON messages (resource_id, thread_id, message_id);

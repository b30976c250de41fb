-- As version 3 wrote it. Never changes.
INSERT INTO threads (resource_id, thread_id, incarnation, last_sequence, created_at, updated_at, archived, archived_at,
    deleted_at, title, metadata)
VALUES
    ('alice', 'support', 2, 4, 1767323045678901, 1767323046000000, 1, 1767323047000000, NULL, 'It''s; a title',
        '{"tier":"gold","count":3}'),
    ('alice', 'gone', 1, 0, 1767323048000000, 1767323048000000, 0, NULL, 1767323048000000, NULL, NULL);
INSERT INTO messages (resource_id, thread_id, sequence, message_id, role, created_at, metadata, body)
VALUES
    ('alice', 'support', 1, 'm1', 'user', 1767323045678901, '{"lang":"en"}',
        '{"speaker":{"id":"alice","name":"Alice"},"parts":[{"type":"text","text":"Where is it; and \"when\"?\n\u0000"}]}'),
    ('alice', 'support', 2, 'm2', 'assistant', 1767323045678902, NULL,
        '{"parts":[{"type":"reasoning","text":"hm"},{"type":"tool-call","callId":"c1","name":"search","arguments":{"n":1.5}}]}'),
    ('alice', 'support', 4, 'm4', 'tool', 1767323045678903, NULL,
        '{"parts":[{"type":"tool-result","callId":"c1","name":"search","result":[1,null,true],"error":false}]}');
UPDATE threads SET indexed_sequence = 2 WHERE thread_id = 'support';
INSERT INTO working_memories (resource_id, thread_id, version, written_at, author, turn, content)
VALUES
    ('alice', '', 7, 1767323045678901, 'agent', 't1', '{"markdown":"# Alice; \"A\"\u0000"}'),
    ('alice', 'support', 1, 1767323045678901, NULL, NULL, '{"document":{"name":"Alice"}}');
INSERT INTO index_model (only_row, name, dimensions, resetting) VALUES (1, 'model', 2, 0);
INSERT INTO index_owners (resource_id, identity, entries, terms, last_entry, removals)
VALUES ('alice', -77, 1, 3, 5, 4);
INSERT INTO index_entries (resource_id, thread_id, sequence, chunk, entry, role, created_at, speaker, length, terms,
    scale, vector)
VALUES ('alice', 'support', 1, 0, 5, 'user', 1767323045678901, 'alice', 3, X'3a7bd3e2360a3d2900000003', 0.007874015748, X'7F00');

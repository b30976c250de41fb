-- As version 1 wrote it. Never changes.
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

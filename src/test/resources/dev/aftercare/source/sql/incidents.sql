INSERT INTO incident VALUES
  (41, 'Some cards were charged twice', '2026-03-04 10:05+01', '2026-03-04 10:31+01', '2026-03-04 12:40+01', 'SEV-2', 'reviewed',
   'payments', '{retry,idempotency}', 'A retry had no key.', '412 cards', 'A retry without a key', 'An alert on refunds', 'Amara',
   '2026-03-06', false),
  (42, 'Disque plein', '2026-05-11 23:50+02', NULL, '2026-05-11 22:10+02', 'chaud bouillant', 'brouillon', NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, true);
INSERT INTO incident_event VALUES
  (41, 'Retry switched off', '2026-03-04 10:55', 'Europe/Paris'),
  (41, 'First call of a customer', '2026-03-04 10:20', NULL),
  (41, 'Clocks skipped it', '2026-03-29 02:30', 'Europe/Paris'),
  (41, 'Nobody knows the zone', '2026-03-04 11:00', 'Middle-earth/Shire');
INSERT INTO incident_action VALUES
  (1, 41, 'Send an idempotency key', 'Amara', '2026-03-20', 1, true, 'prevent', 'PAY-71'),
  (2, 41, 'Alert on two charges a minute', 'Jules', '2026-04-10', 9, false, 'detect', 'https://git.example.com/pay/app/-/issues/12'),
  (3, 99, 'Belongs to nobody', NULL, NULL, NULL, NULL, NULL, NULL);

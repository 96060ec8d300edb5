INSERT INTO stock (id, item) VALUES (1, 'bolt');

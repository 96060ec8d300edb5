-- Nobody here has a password: they sign in with another provider.
INSERT INTO "auth_users" ("id", "name", "email", "email_verified", "updated_at") VALUES
    ('usr_ada', 'Ada Lovelace', 'ada@example.com', true, CURRENT_TIMESTAMP),
    ('usr_grace', 'Grace Hopper', 'grace@example.com', true, CURRENT_TIMESTAMP),
    ('usr_sean', 'Seán O''Brien', 'sean@example.com', true, CURRENT_TIMESTAMP),
    ('usr_yuki', '山田 ゆき', 'yuki@example.com', false, CURRENT_TIMESTAMP)
ON CONFLICT ("id") DO NOTHING;

INSERT INTO "auth_accounts" ("id", "user_id", "provider_id", "account_id", "scope", "updated_at") VALUES
    ('acc_ada', 'usr_ada', 'github', '1815', 'read:user user:email', CURRENT_TIMESTAMP),
    ('acc_grace', 'usr_grace', 'github', '1906', 'read:user user:email', CURRENT_TIMESTAMP)
ON CONFLICT ("provider_id", "account_id") DO NOTHING;

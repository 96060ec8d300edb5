INSERT INTO "Category" ("name") VALUES ('Books'), ('Tools') ON CONFLICT ("name") DO NOTHING;

INSERT INTO "Product" ("name", "priceCents", "categoryId", "updatedAt")
SELECT item."name", item."priceCents", "Category"."id", CURRENT_TIMESTAMP
FROM (
    SELECT 'The Art of Computer Programming' AS "name", 24900 AS "priceCents", 'Books' AS "category"
    UNION ALL SELECT 'Structure and Interpretation of Computer Programs', 6500, 'Books'
    UNION ALL SELECT 'Slide rule', 4200, 'Tools'
    UNION ALL SELECT 'Gift card', 5000, 'General'
) AS item
JOIN "Category" ON "Category"."name" = item."category"
WHERE NOT EXISTS (SELECT 1 FROM "Product" WHERE "Product"."name" = item."name");

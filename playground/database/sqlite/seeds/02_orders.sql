INSERT INTO "Order" ("reference", "email") VALUES ('2026-0001', 'ada@example.com'), ('2026-0002', 'yuki@example.com')
ON CONFLICT ("reference") DO NOTHING;

-- The price is the one of the day on which the order was placed.
INSERT INTO "OrderLine" ("orderId", "productId", "quantity", "priceCents")
SELECT "Order"."id", "Product"."id", 1, "Product"."priceCents"
FROM "Order"
JOIN "Product" ON "Product"."name" IN ('Slide rule', 'Gift card')
WHERE "Order"."reference" IN ('2026-0001', '2026-0002')
ON CONFLICT ("orderId", "productId") DO NOTHING;

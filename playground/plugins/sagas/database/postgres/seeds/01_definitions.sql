INSERT INTO "saga_definitions" ("name", "display_name", "description", "group_name", "handled_types", "tags", "updated_at") VALUES
    ('OrderSaga', 'Order', 'From the placed order to the delivered parcel.', 'shop', '["OrderPlaced", "PaymentReceived", "ParcelDelivered"]', ARRAY['orders'], CURRENT_TIMESTAMP),
    ('PaymentSaga', 'Payment', 'Reserves, books and, if need be, gives back an amount.', 'shop', '["PaymentRequested", "PaymentReceived", "PaymentRefused"]', ARRAY['payments'], CURRENT_TIMESTAMP)
ON CONFLICT ("name") DO NOTHING;

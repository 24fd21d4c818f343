CREATE TABLE shop_customers (id UInt32, name String, city String, latitude Float64, longitude Float64, user_id String, joined Date) ENGINE = MergeTree ORDER BY id;
CREATE TABLE shop_orders (id UInt32, customer_id Nullable(UInt32), status String, shipping Float64, created_at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY id;
CREATE TABLE shop_items (order_id UInt32, product_id UInt32, quantity UInt32, price Decimal(10, 2)) ENGINE = MergeTree ORDER BY order_id;
CREATE TABLE shop_products (id UInt32, name String, category String) ENGINE = MergeTree ORDER BY id;
INSERT INTO shop_customers VALUES (1, 'Ann', 'Berlin', 52.5, 13.4, 'ann', '2023-12-30'), (2, 'Bob', 'Berlin', 52.5, 13.4, 'bob', '2024-01-02'), (3, 'Cid', 'Paris', 48.9, 2.4, '', '2024-02-01');
INSERT INTO shop_orders VALUES (10, 1, 'paid', 3.5, '2024-01-01 10:00:00'), (11, 1, 'paid', 0, '2024-01-03 12:00:00'), (12, 2, 'open', 10, '2024-01-03 23:30:00'), (13, 2, 'paid', 1.5, '2024-01-10 08:00:00'), (14, NULL, 'paid', 2, '2024-02-05 09:00:00');
INSERT INTO shop_items VALUES (10, 1, 2, 5), (10, 2, 1, 20), (11, 1, 1, 5), (12, 3, 1, 100), (13, 2, 2, 20), (14, 1, 4, 5);
INSERT INTO shop_products VALUES (1, 'pen', 'office'), (2, 'lamp', 'home'), (3, 'desk', 'home'), (4, 'chair', 'home')

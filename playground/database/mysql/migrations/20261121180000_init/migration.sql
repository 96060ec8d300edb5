-- netscript: plugin auth: auth_users, auth_sessions, auth_accounts, auth_verifications
-- netscript: plugin sagas: saga_runtime_state, saga_runtime_transition, saga_runtime_correlation, saga_instances, saga_definitions, saga_execution_history
-- netscript: plugin triggers: trigger_events, trigger_definitions
-- netscript: plugin workers: job_definitions, task_definitions, wrapper_types, job_execution_history
-- CreateTable
CREATE TABLE `Category` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(191) NOT NULL,

    UNIQUE INDEX `Category_name_key`(`name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Product` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(191) NOT NULL,
    `priceCents` INTEGER NOT NULL DEFAULT 0,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updatedAt` DATETIME(3) NOT NULL,
    `categoryId` INTEGER NOT NULL,

    INDEX `Product_categoryId_idx`(`categoryId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Order` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `reference` VARCHAR(191) NOT NULL,
    `email` VARCHAR(191) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    UNIQUE INDEX `Order_reference_key`(`reference`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OrderLine` (
    `orderId` INTEGER NOT NULL,
    `productId` INTEGER NOT NULL,
    `quantity` INTEGER NOT NULL,
    `priceCents` INTEGER NOT NULL,

    PRIMARY KEY (`orderId`, `productId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `auth_users` (
    `id` VARCHAR(191) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `email` VARCHAR(320) NOT NULL,
    `email_verified` BOOLEAN NOT NULL DEFAULT false,
    `image` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    UNIQUE INDEX `auth_users_email_key`(`email`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `auth_sessions` (
    `id` VARCHAR(191) NOT NULL,
    `user_id` VARCHAR(191) NOT NULL,
    `token` VARCHAR(191) NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    `ip_address` VARCHAR(255) NULL,
    `user_agent` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    UNIQUE INDEX `auth_sessions_token_key`(`token`),
    INDEX `auth_sessions_user_id_idx`(`user_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `auth_accounts` (
    `id` VARCHAR(191) NOT NULL,
    `user_id` VARCHAR(191) NOT NULL,
    `provider_id` VARCHAR(191) NOT NULL,
    `account_id` VARCHAR(191) NOT NULL,
    `access_token` TEXT NULL,
    `access_token_expires_at` DATETIME(3) NULL,
    `refresh_token` TEXT NULL,
    `refresh_token_expires_at` DATETIME(3) NULL,
    `id_token` TEXT NULL,
    `scope` TEXT NULL,
    `password` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `auth_accounts_user_id_idx`(`user_id`),
    UNIQUE INDEX `auth_accounts_provider_id_account_id_key`(`provider_id`, `account_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `auth_verifications` (
    `id` VARCHAR(191) NOT NULL,
    `identifier` VARCHAR(255) NOT NULL,
    `value` TEXT NOT NULL,
    `expires_at` DATETIME(3) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `auth_verifications_identifier_idx`(`identifier`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_runtime_state` (
    `instance_id` VARCHAR(200) NOT NULL,
    `saga_id` VARCHAR(100) NOT NULL,
    `version` INTEGER NOT NULL,
    `envelope` JSON NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `saga_runtime_state_saga_id_idx`(`saga_id`),
    INDEX `saga_runtime_state_updated_at_idx`(`updated_at`),
    PRIMARY KEY (`instance_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_runtime_transition` (
    `instance_id` VARCHAR(200) NOT NULL,
    `version` INTEGER NOT NULL,
    `record` JSON NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `saga_runtime_transition_instance_id_idx`(`instance_id`),
    PRIMARY KEY (`instance_id`, `version`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_runtime_correlation` (
    `id` CHAR(36) NOT NULL,
    `saga_id` VARCHAR(100) NOT NULL,
    `correlation_key` VARCHAR(200) NOT NULL,
    `instance_id` VARCHAR(200) NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `saga_runtime_correlation_instance_id_idx`(`instance_id`),
    UNIQUE INDEX `saga_runtime_correlation_saga_key`(`saga_id`, `correlation_key`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_instances` (
    `id` VARCHAR(100) NOT NULL,
    `saga_name` VARCHAR(100) NOT NULL,
    `correlation_id` VARCHAR(100) NOT NULL,
    `version` INTEGER NOT NULL DEFAULT 1,
    `is_completed` BOOLEAN NOT NULL DEFAULT false,
    `state` JSON NOT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `saga_instances_saga_name_correlation_id_idx`(`saga_name`, `correlation_id`),
    INDEX `saga_instances_saga_name_is_completed_idx`(`saga_name`, `is_completed`),
    INDEX `saga_instances_updated_at_idx`(`updated_at`),
    PRIMARY KEY (`saga_name`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_definitions` (
    `name` VARCHAR(100) NOT NULL,
    `display_name` VARCHAR(255) NOT NULL,
    `description` TEXT NULL,
    `group_name` VARCHAR(100) NULL,
    `source` VARCHAR(20) NOT NULL DEFAULT 'code',
    `plugin_id` VARCHAR(100) NULL,
    `handled_types` JSON NULL,
    `initial_state` JSON NULL,
    `enabled` BOOLEAN NOT NULL DEFAULT true,
    `tags` JSON NOT NULL,
    `metadata` JSON NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `saga_definitions_source_idx`(`source`),
    INDEX `saga_definitions_group_name_idx`(`group_name`),
    INDEX `saga_definitions_enabled_idx`(`enabled`),
    PRIMARY KEY (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `saga_execution_history` (
    `id` CHAR(36) NOT NULL,
    `saga_name` VARCHAR(100) NOT NULL,
    `saga_id` VARCHAR(100) NOT NULL,
    `correlation_id` VARCHAR(100) NOT NULL,
    `message_type` VARCHAR(100) NOT NULL,
    `message_id` VARCHAR(100) NULL,
    `previous_state` JSON NULL,
    `new_state` JSON NOT NULL,
    `outcome` VARCHAR(20) NOT NULL,
    `error` TEXT NULL,
    `duration` INTEGER NULL,
    `transition_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `saga_execution_history_saga_name_saga_id_idx`(`saga_name`, `saga_id`),
    INDEX `saga_execution_history_saga_name_correlation_id_idx`(`saga_name`, `correlation_id`),
    INDEX `saga_execution_history_transition_at_idx`(`transition_at`),
    INDEX `saga_execution_history_outcome_idx`(`outcome`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `trigger_events` (
    `id` CHAR(36) NOT NULL,
    `trigger_id` VARCHAR(100) NOT NULL,
    `trigger_type` VARCHAR(50) NOT NULL,
    `status` VARCHAR(20) NOT NULL,
    `payload` JSON NULL,
    `content_hash` VARCHAR(64) NULL,
    `action_results` JSON NULL,
    `error` TEXT NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `trigger_events_trigger_id_idx`(`trigger_id`),
    INDEX `trigger_events_status_idx`(`status`),
    INDEX `trigger_events_trigger_type_idx`(`trigger_type`),
    INDEX `trigger_events_created_at_idx`(`created_at`),
    INDEX `trigger_events_trigger_id_status_idx`(`trigger_id`, `status`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `trigger_definitions` (
    `id` VARCHAR(100) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `description` TEXT NULL,
    `type` VARCHAR(50) NOT NULL,
    `enabled` BOOLEAN NOT NULL DEFAULT true,
    `topic` VARCHAR(100) NOT NULL DEFAULT 'default',
    `tags` JSON NOT NULL,
    `source` VARCHAR(20) NOT NULL DEFAULT 'code',
    `config` JSON NULL,
    `metadata` JSON NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `trigger_definitions_type_idx`(`type`),
    INDEX `trigger_definitions_enabled_idx`(`enabled`),
    INDEX `trigger_definitions_topic_idx`(`topic`),
    INDEX `trigger_definitions_source_idx`(`source`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `job_definitions` (
    `id` VARCHAR(100) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `description` TEXT NULL,
    `source` VARCHAR(20) NOT NULL DEFAULT 'database',
    `plugin_id` VARCHAR(100) NULL,
    `execution_type` VARCHAR(20) NOT NULL DEFAULT 'deno',
    `entrypoint` VARCHAR(500) NULL,
    `source_url` VARCHAR(1000) NULL,
    `import_map_url` VARCHAR(1000) NULL,
    `allowed_import_hosts` JSON NULL,
    `task_id` VARCHAR(100) NULL,
    `task_type` VARCHAR(20) NULL,
    `wrapper_type` VARCHAR(50) NULL,
    `wrapper_config` JSON NULL,
    `schedule` VARCHAR(100) NULL,
    `timezone` VARCHAR(50) NOT NULL DEFAULT 'UTC',
    `timeout` INTEGER NOT NULL DEFAULT 300000,
    `max_retries` INTEGER NOT NULL DEFAULT 3,
    `retry_delay` INTEGER NOT NULL DEFAULT 1000,
    `max_concurrency` INTEGER NOT NULL DEFAULT 1,
    `enabled` BOOLEAN NOT NULL DEFAULT true,
    `permissions` JSON NULL,
    `tags` JSON NOT NULL,
    `metadata` JSON NULL,
    `signature` JSON NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `job_definitions_source_idx`(`source`),
    INDEX `job_definitions_plugin_id_idx`(`plugin_id`),
    INDEX `job_definitions_enabled_idx`(`enabled`),
    INDEX `job_definitions_schedule_idx`(`schedule`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `task_definitions` (
    `id` VARCHAR(100) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `description` TEXT NULL,
    `type` VARCHAR(20) NOT NULL,
    `source` VARCHAR(20) NOT NULL DEFAULT 'local',
    `entrypoint` VARCHAR(500) NOT NULL,
    `source_url` VARCHAR(1000) NULL,
    `import_map_url` VARCHAR(1000) NULL,
    `args` JSON NULL,
    `cwd` VARCHAR(500) NULL,
    `env` JSON NULL,
    `timeout` INTEGER NOT NULL DEFAULT 300000,
    `permissions` JSON NULL,
    `plugin_id` VARCHAR(100) NULL,
    `inline_script` TEXT NULL,
    `runtime_config` JSON NULL,
    `tags` JSON NOT NULL,
    `metadata` JSON NULL,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,
    `job_id` VARCHAR(100) NULL,

    INDEX `task_definitions_type_idx`(`type`),
    INDEX `task_definitions_source_idx`(`source`),
    INDEX `task_definitions_plugin_id_idx`(`plugin_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `wrapper_types` (
    `type` VARCHAR(50) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `description` TEXT NULL,
    `entrypoint` VARCHAR(500) NULL,
    `plugin_id` VARCHAR(100) NULL,
    `built_in` BOOLEAN NOT NULL DEFAULT false,
    `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updated_at` DATETIME(3) NOT NULL,

    INDEX `wrapper_types_plugin_id_idx`(`plugin_id`),
    PRIMARY KEY (`type`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `job_execution_history` (
    `id` CHAR(36) NOT NULL,
    `job_id` VARCHAR(100) NOT NULL,
    `status` VARCHAR(20) NOT NULL,
    `triggered_by` VARCHAR(20) NOT NULL,
    `triggered_at` DATETIME(3) NOT NULL,
    `started_at` DATETIME(3) NULL,
    `completed_at` DATETIME(3) NULL,
    `exit_code` INTEGER NULL,
    `duration` INTEGER NULL,
    `error` TEXT NULL,
    `result` JSON NULL,
    `worker_id` VARCHAR(100) NULL,
    `attempt` INTEGER NOT NULL DEFAULT 0,
    `payload` JSON NULL,
    `correlation_id` VARCHAR(100) NULL,
    `archived_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),

    INDEX `job_execution_history_job_id_idx`(`job_id`),
    INDEX `job_execution_history_status_idx`(`status`),
    INDEX `job_execution_history_triggered_at_idx`(`triggered_at`),
    INDEX `job_execution_history_completed_at_idx`(`completed_at`),
    INDEX `job_execution_history_correlation_id_idx`(`correlation_id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Product` ADD CONSTRAINT `Product_categoryId_fkey` FOREIGN KEY (`categoryId`) REFERENCES `Category`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `OrderLine` ADD CONSTRAINT `OrderLine_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `Order`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `OrderLine` ADD CONSTRAINT `OrderLine_productId_fkey` FOREIGN KEY (`productId`) REFERENCES `Product`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `auth_sessions` ADD CONSTRAINT `auth_sessions_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `auth_accounts` ADD CONSTRAINT `auth_accounts_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `task_definitions` ADD CONSTRAINT `task_definitions_job_id_fkey` FOREIGN KEY (`job_id`) REFERENCES `job_definitions`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;

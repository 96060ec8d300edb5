-- netscript: plugin auth: auth_users, auth_sessions, auth_accounts, auth_verifications
-- netscript: plugin sagas: saga_runtime_state, saga_runtime_transition, saga_runtime_correlation, saga_instances, saga_definitions, saga_execution_history
-- netscript: plugin triggers: trigger_events, trigger_definitions
-- netscript: plugin workers: job_definitions, task_definitions, wrapper_types, job_execution_history
BEGIN TRY

BEGIN TRAN;

-- CreateTable
CREATE TABLE [dbo].[Category] (
    [id] INT NOT NULL IDENTITY(1,1),
    [name] NVARCHAR(1000) NOT NULL,
    CONSTRAINT [Category_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [Category_name_key] UNIQUE NONCLUSTERED ([name])
);

-- CreateTable
CREATE TABLE [dbo].[Product] (
    [id] INT NOT NULL IDENTITY(1,1),
    [name] NVARCHAR(1000) NOT NULL,
    [priceCents] INT NOT NULL CONSTRAINT [Product_priceCents_df] DEFAULT 0,
    [createdAt] DATETIME2 NOT NULL CONSTRAINT [Product_createdAt_df] DEFAULT CURRENT_TIMESTAMP,
    [updatedAt] DATETIME2 NOT NULL,
    [categoryId] INT NOT NULL,
    CONSTRAINT [Product_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Order] (
    [id] INT NOT NULL IDENTITY(1,1),
    [reference] NVARCHAR(1000) NOT NULL,
    [email] NVARCHAR(1000) NOT NULL,
    [createdAt] DATETIME2 NOT NULL CONSTRAINT [Order_createdAt_df] DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT [Order_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [Order_reference_key] UNIQUE NONCLUSTERED ([reference])
);

-- CreateTable
CREATE TABLE [dbo].[OrderLine] (
    [orderId] INT NOT NULL,
    [productId] INT NOT NULL,
    [quantity] INT NOT NULL,
    [priceCents] INT NOT NULL,
    CONSTRAINT [OrderLine_pkey] PRIMARY KEY CLUSTERED ([orderId],[productId])
);

-- CreateTable
CREATE TABLE [dbo].[auth_users] (
    [id] VARCHAR(191) NOT NULL,
    [name] VARCHAR(255) NOT NULL,
    [email] VARCHAR(320) NOT NULL,
    [email_verified] BIT NOT NULL CONSTRAINT [auth_users_email_verified_df] DEFAULT 0,
    [image] TEXT,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [auth_users_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [auth_users_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [auth_users_email_key] UNIQUE NONCLUSTERED ([email])
);

-- CreateTable
CREATE TABLE [dbo].[auth_sessions] (
    [id] VARCHAR(191) NOT NULL,
    [user_id] VARCHAR(191) NOT NULL,
    [token] VARCHAR(191) NOT NULL,
    [expires_at] DATETIME2 NOT NULL,
    [ip_address] VARCHAR(255),
    [user_agent] TEXT,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [auth_sessions_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [auth_sessions_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [auth_sessions_token_key] UNIQUE NONCLUSTERED ([token])
);

-- CreateTable
CREATE TABLE [dbo].[auth_accounts] (
    [id] VARCHAR(191) NOT NULL,
    [user_id] VARCHAR(191) NOT NULL,
    [provider_id] VARCHAR(191) NOT NULL,
    [account_id] VARCHAR(191) NOT NULL,
    [access_token] TEXT,
    [access_token_expires_at] DATETIME2,
    [refresh_token] TEXT,
    [refresh_token_expires_at] DATETIME2,
    [id_token] TEXT,
    [scope] TEXT,
    [password] TEXT,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [auth_accounts_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [auth_accounts_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [auth_accounts_provider_id_account_id_key] UNIQUE NONCLUSTERED ([provider_id],[account_id])
);

-- CreateTable
CREATE TABLE [dbo].[auth_verifications] (
    [id] VARCHAR(191) NOT NULL,
    [identifier] VARCHAR(255) NOT NULL,
    [value] TEXT NOT NULL,
    [expires_at] DATETIME2 NOT NULL,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [auth_verifications_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [auth_verifications_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[saga_runtime_state] (
    [instance_id] VARCHAR(200) NOT NULL,
    [saga_id] VARCHAR(100) NOT NULL,
    [version] INT NOT NULL,
    [envelope] NVARCHAR(max) NOT NULL CONSTRAINT [saga_runtime_state_envelope_json] CHECK (ISJSON([envelope]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [saga_runtime_state_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [saga_runtime_state_pkey] PRIMARY KEY CLUSTERED ([instance_id])
);

-- CreateTable
CREATE TABLE [dbo].[saga_runtime_transition] (
    [instance_id] VARCHAR(200) NOT NULL,
    [version] INT NOT NULL,
    [record] NVARCHAR(max) NOT NULL CONSTRAINT [saga_runtime_transition_record_json] CHECK (ISJSON([record]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [saga_runtime_transition_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT [saga_runtime_transition_pkey] PRIMARY KEY CLUSTERED ([instance_id],[version])
);

-- CreateTable
CREATE TABLE [dbo].[saga_runtime_correlation] (
    [id] UNIQUEIDENTIFIER NOT NULL,
    [saga_id] VARCHAR(100) NOT NULL,
    [correlation_key] VARCHAR(200) NOT NULL,
    [instance_id] VARCHAR(200) NOT NULL,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [saga_runtime_correlation_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [saga_runtime_correlation_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [saga_runtime_correlation_saga_key] UNIQUE NONCLUSTERED ([saga_id],[correlation_key])
);

-- CreateTable
CREATE TABLE [dbo].[saga_instances] (
    [id] VARCHAR(100) NOT NULL,
    [saga_name] VARCHAR(100) NOT NULL,
    [correlation_id] VARCHAR(100) NOT NULL,
    [version] INT NOT NULL CONSTRAINT [saga_instances_version_df] DEFAULT 1,
    [is_completed] BIT NOT NULL CONSTRAINT [saga_instances_is_completed_df] DEFAULT 0,
    [state] NVARCHAR(max) NOT NULL CONSTRAINT [saga_instances_state_json] CHECK (ISJSON([state]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [saga_instances_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [saga_instances_pkey] PRIMARY KEY CLUSTERED ([saga_name],[id])
);

-- CreateTable
CREATE TABLE [dbo].[saga_definitions] (
    [name] VARCHAR(100) NOT NULL,
    [display_name] VARCHAR(255) NOT NULL,
    [description] TEXT,
    [group_name] VARCHAR(100),
    [source] VARCHAR(20) NOT NULL CONSTRAINT [saga_definitions_source_df] DEFAULT 'code',
    [plugin_id] VARCHAR(100),
    [handled_types] NVARCHAR(max) CONSTRAINT [saga_definitions_handled_types_json] CHECK (ISJSON([handled_types]) = 1),
    [initial_state] NVARCHAR(max) CONSTRAINT [saga_definitions_initial_state_json] CHECK (ISJSON([initial_state]) = 1),
    [enabled] BIT NOT NULL CONSTRAINT [saga_definitions_enabled_df] DEFAULT 1,
    [tags] NVARCHAR(max) NOT NULL CONSTRAINT [saga_definitions_tags_df] DEFAULT '[]' CONSTRAINT [saga_definitions_tags_json] CHECK (ISJSON([tags]) = 1),
    [metadata] NVARCHAR(max) CONSTRAINT [saga_definitions_metadata_json] CHECK (ISJSON([metadata]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [saga_definitions_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [saga_definitions_pkey] PRIMARY KEY CLUSTERED ([name])
);

-- CreateTable
CREATE TABLE [dbo].[saga_execution_history] (
    [id] UNIQUEIDENTIFIER NOT NULL,
    [saga_name] VARCHAR(100) NOT NULL,
    [saga_id] VARCHAR(100) NOT NULL,
    [correlation_id] VARCHAR(100) NOT NULL,
    [message_type] VARCHAR(100) NOT NULL,
    [message_id] VARCHAR(100),
    [previous_state] NVARCHAR(max) CONSTRAINT [saga_execution_history_previous_state_json] CHECK (ISJSON([previous_state]) = 1),
    [new_state] NVARCHAR(max) NOT NULL CONSTRAINT [saga_execution_history_new_state_json] CHECK (ISJSON([new_state]) = 1),
    [outcome] VARCHAR(20) NOT NULL,
    [error] TEXT,
    [duration] INT,
    [transition_at] DATETIME2 NOT NULL CONSTRAINT [saga_execution_history_transition_at_df] DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT [saga_execution_history_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[trigger_events] (
    [id] UNIQUEIDENTIFIER NOT NULL,
    [trigger_id] VARCHAR(100) NOT NULL,
    [trigger_type] VARCHAR(50) NOT NULL,
    [status] VARCHAR(20) NOT NULL,
    [payload] NVARCHAR(max) CONSTRAINT [trigger_events_payload_json] CHECK (ISJSON([payload]) = 1),
    [content_hash] VARCHAR(64),
    [action_results] NVARCHAR(max) CONSTRAINT [trigger_events_action_results_json] CHECK (ISJSON([action_results]) = 1),
    [error] TEXT,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [trigger_events_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [trigger_events_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[trigger_definitions] (
    [id] VARCHAR(100) NOT NULL,
    [name] VARCHAR(255) NOT NULL,
    [description] TEXT,
    [type] VARCHAR(50) NOT NULL,
    [enabled] BIT NOT NULL CONSTRAINT [trigger_definitions_enabled_df] DEFAULT 1,
    [topic] VARCHAR(100) NOT NULL CONSTRAINT [trigger_definitions_topic_df] DEFAULT 'default',
    [tags] NVARCHAR(max) NOT NULL CONSTRAINT [trigger_definitions_tags_df] DEFAULT '[]' CONSTRAINT [trigger_definitions_tags_json] CHECK (ISJSON([tags]) = 1),
    [source] VARCHAR(20) NOT NULL CONSTRAINT [trigger_definitions_source_df] DEFAULT 'code',
    [config] NVARCHAR(max) CONSTRAINT [trigger_definitions_config_json] CHECK (ISJSON([config]) = 1),
    [metadata] NVARCHAR(max) CONSTRAINT [trigger_definitions_metadata_json] CHECK (ISJSON([metadata]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [trigger_definitions_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [trigger_definitions_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[job_definitions] (
    [id] VARCHAR(100) NOT NULL,
    [name] VARCHAR(255) NOT NULL,
    [description] TEXT,
    [source] VARCHAR(20) NOT NULL CONSTRAINT [job_definitions_source_df] DEFAULT 'database',
    [plugin_id] VARCHAR(100),
    [execution_type] VARCHAR(20) NOT NULL CONSTRAINT [job_definitions_execution_type_df] DEFAULT 'deno',
    [entrypoint] VARCHAR(500),
    [source_url] VARCHAR(1000),
    [import_map_url] VARCHAR(1000),
    [allowed_import_hosts] NVARCHAR(max) CONSTRAINT [job_definitions_allowed_import_hosts_json] CHECK (ISJSON([allowed_import_hosts]) = 1),
    [task_id] VARCHAR(100),
    [task_type] VARCHAR(20),
    [wrapper_type] VARCHAR(50),
    [wrapper_config] NVARCHAR(max) CONSTRAINT [job_definitions_wrapper_config_json] CHECK (ISJSON([wrapper_config]) = 1),
    [schedule] VARCHAR(100),
    [timezone] VARCHAR(50) NOT NULL CONSTRAINT [job_definitions_timezone_df] DEFAULT 'UTC',
    [timeout] INT NOT NULL CONSTRAINT [job_definitions_timeout_df] DEFAULT 300000,
    [max_retries] INT NOT NULL CONSTRAINT [job_definitions_max_retries_df] DEFAULT 3,
    [retry_delay] INT NOT NULL CONSTRAINT [job_definitions_retry_delay_df] DEFAULT 1000,
    [max_concurrency] INT NOT NULL CONSTRAINT [job_definitions_max_concurrency_df] DEFAULT 1,
    [enabled] BIT NOT NULL CONSTRAINT [job_definitions_enabled_df] DEFAULT 1,
    [permissions] NVARCHAR(max) CONSTRAINT [job_definitions_permissions_json] CHECK (ISJSON([permissions]) = 1),
    [tags] NVARCHAR(max) NOT NULL CONSTRAINT [job_definitions_tags_df] DEFAULT '[]' CONSTRAINT [job_definitions_tags_json] CHECK (ISJSON([tags]) = 1),
    [metadata] NVARCHAR(max) CONSTRAINT [job_definitions_metadata_json] CHECK (ISJSON([metadata]) = 1),
    [signature] NVARCHAR(max) CONSTRAINT [job_definitions_signature_json] CHECK (ISJSON([signature]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [job_definitions_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [job_definitions_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[task_definitions] (
    [id] VARCHAR(100) NOT NULL,
    [name] VARCHAR(255) NOT NULL,
    [description] TEXT,
    [type] VARCHAR(20) NOT NULL,
    [source] VARCHAR(20) NOT NULL CONSTRAINT [task_definitions_source_df] DEFAULT 'local',
    [entrypoint] VARCHAR(500) NOT NULL,
    [source_url] VARCHAR(1000),
    [import_map_url] VARCHAR(1000),
    [args] NVARCHAR(max) CONSTRAINT [task_definitions_args_json] CHECK (ISJSON([args]) = 1),
    [cwd] VARCHAR(500),
    [env] NVARCHAR(max) CONSTRAINT [task_definitions_env_json] CHECK (ISJSON([env]) = 1),
    [timeout] INT NOT NULL CONSTRAINT [task_definitions_timeout_df] DEFAULT 300000,
    [permissions] NVARCHAR(max) CONSTRAINT [task_definitions_permissions_json] CHECK (ISJSON([permissions]) = 1),
    [plugin_id] VARCHAR(100),
    [inline_script] TEXT,
    [runtime_config] NVARCHAR(max) CONSTRAINT [task_definitions_runtime_config_json] CHECK (ISJSON([runtime_config]) = 1),
    [tags] NVARCHAR(max) NOT NULL CONSTRAINT [task_definitions_tags_df] DEFAULT '[]' CONSTRAINT [task_definitions_tags_json] CHECK (ISJSON([tags]) = 1),
    [metadata] NVARCHAR(max) CONSTRAINT [task_definitions_metadata_json] CHECK (ISJSON([metadata]) = 1),
    [created_at] DATETIME2 NOT NULL CONSTRAINT [task_definitions_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    [job_id] VARCHAR(100),
    CONSTRAINT [task_definitions_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[wrapper_types] (
    [type] VARCHAR(50) NOT NULL,
    [name] VARCHAR(255) NOT NULL,
    [description] TEXT,
    [entrypoint] VARCHAR(500),
    [plugin_id] VARCHAR(100),
    [built_in] BIT NOT NULL CONSTRAINT [wrapper_types_built_in_df] DEFAULT 0,
    [created_at] DATETIME2 NOT NULL CONSTRAINT [wrapper_types_created_at_df] DEFAULT CURRENT_TIMESTAMP,
    [updated_at] DATETIME2 NOT NULL,
    CONSTRAINT [wrapper_types_pkey] PRIMARY KEY CLUSTERED ([type])
);

-- CreateTable
CREATE TABLE [dbo].[job_execution_history] (
    [id] UNIQUEIDENTIFIER NOT NULL,
    [job_id] VARCHAR(100) NOT NULL,
    [status] VARCHAR(20) NOT NULL,
    [triggered_by] VARCHAR(20) NOT NULL,
    [triggered_at] DATETIME2 NOT NULL,
    [started_at] DATETIME2,
    [completed_at] DATETIME2,
    [exit_code] INT,
    [duration] INT,
    [error] TEXT,
    [result] NVARCHAR(max) CONSTRAINT [job_execution_history_result_json] CHECK (ISJSON([result]) = 1),
    [worker_id] VARCHAR(100),
    [attempt] INT NOT NULL CONSTRAINT [job_execution_history_attempt_df] DEFAULT 0,
    [payload] NVARCHAR(max) CONSTRAINT [job_execution_history_payload_json] CHECK (ISJSON([payload]) = 1),
    [correlation_id] VARCHAR(100),
    [archived_at] DATETIME2 NOT NULL CONSTRAINT [job_execution_history_archived_at_df] DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT [job_execution_history_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Product_categoryId_idx] ON [dbo].[Product]([categoryId]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [auth_sessions_user_id_idx] ON [dbo].[auth_sessions]([user_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [auth_accounts_user_id_idx] ON [dbo].[auth_accounts]([user_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [auth_verifications_identifier_idx] ON [dbo].[auth_verifications]([identifier]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_runtime_state_saga_id_idx] ON [dbo].[saga_runtime_state]([saga_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_runtime_state_updated_at_idx] ON [dbo].[saga_runtime_state]([updated_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_runtime_transition_instance_id_idx] ON [dbo].[saga_runtime_transition]([instance_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_runtime_correlation_instance_id_idx] ON [dbo].[saga_runtime_correlation]([instance_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_instances_saga_name_correlation_id_idx] ON [dbo].[saga_instances]([saga_name], [correlation_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_instances_saga_name_is_completed_idx] ON [dbo].[saga_instances]([saga_name], [is_completed]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_instances_updated_at_idx] ON [dbo].[saga_instances]([updated_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_definitions_source_idx] ON [dbo].[saga_definitions]([source]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_definitions_group_name_idx] ON [dbo].[saga_definitions]([group_name]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_definitions_enabled_idx] ON [dbo].[saga_definitions]([enabled]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_execution_history_saga_name_saga_id_idx] ON [dbo].[saga_execution_history]([saga_name], [saga_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_execution_history_saga_name_correlation_id_idx] ON [dbo].[saga_execution_history]([saga_name], [correlation_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_execution_history_transition_at_idx] ON [dbo].[saga_execution_history]([transition_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [saga_execution_history_outcome_idx] ON [dbo].[saga_execution_history]([outcome]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_events_trigger_id_idx] ON [dbo].[trigger_events]([trigger_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_events_status_idx] ON [dbo].[trigger_events]([status]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_events_trigger_type_idx] ON [dbo].[trigger_events]([trigger_type]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_events_created_at_idx] ON [dbo].[trigger_events]([created_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_events_trigger_id_status_idx] ON [dbo].[trigger_events]([trigger_id], [status]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_definitions_type_idx] ON [dbo].[trigger_definitions]([type]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_definitions_enabled_idx] ON [dbo].[trigger_definitions]([enabled]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_definitions_topic_idx] ON [dbo].[trigger_definitions]([topic]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [trigger_definitions_source_idx] ON [dbo].[trigger_definitions]([source]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_definitions_source_idx] ON [dbo].[job_definitions]([source]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_definitions_plugin_id_idx] ON [dbo].[job_definitions]([plugin_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_definitions_enabled_idx] ON [dbo].[job_definitions]([enabled]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_definitions_schedule_idx] ON [dbo].[job_definitions]([schedule]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [task_definitions_type_idx] ON [dbo].[task_definitions]([type]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [task_definitions_source_idx] ON [dbo].[task_definitions]([source]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [task_definitions_plugin_id_idx] ON [dbo].[task_definitions]([plugin_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [wrapper_types_plugin_id_idx] ON [dbo].[wrapper_types]([plugin_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_execution_history_job_id_idx] ON [dbo].[job_execution_history]([job_id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_execution_history_status_idx] ON [dbo].[job_execution_history]([status]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_execution_history_triggered_at_idx] ON [dbo].[job_execution_history]([triggered_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_execution_history_completed_at_idx] ON [dbo].[job_execution_history]([completed_at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [job_execution_history_correlation_id_idx] ON [dbo].[job_execution_history]([correlation_id]);

-- AddForeignKey
ALTER TABLE [dbo].[Product] ADD CONSTRAINT [Product_categoryId_fkey] FOREIGN KEY ([categoryId]) REFERENCES [dbo].[Category]([id]) ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[OrderLine] ADD CONSTRAINT [OrderLine_orderId_fkey] FOREIGN KEY ([orderId]) REFERENCES [dbo].[Order]([id]) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[OrderLine] ADD CONSTRAINT [OrderLine_productId_fkey] FOREIGN KEY ([productId]) REFERENCES [dbo].[Product]([id]) ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[auth_sessions] ADD CONSTRAINT [auth_sessions_user_id_fkey] FOREIGN KEY ([user_id]) REFERENCES [dbo].[auth_users]([id]) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[auth_accounts] ADD CONSTRAINT [auth_accounts_user_id_fkey] FOREIGN KEY ([user_id]) REFERENCES [dbo].[auth_users]([id]) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE [dbo].[task_definitions] ADD CONSTRAINT [task_definitions_job_id_fkey] FOREIGN KEY ([job_id]) REFERENCES [dbo].[job_definitions]([id]) ON DELETE SET NULL ON UPDATE CASCADE;

COMMIT TRAN;

END TRY
BEGIN CATCH

IF @@TRANCOUNT > 0
BEGIN
    ROLLBACK TRAN;
END;
THROW

END CATCH

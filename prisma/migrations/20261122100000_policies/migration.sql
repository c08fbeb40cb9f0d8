-- CreateTable
CREATE TABLE "ClaimMappings" (
    "providerId" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedBy" TEXT NOT NULL,
    CONSTRAINT "ClaimMappings_workspaceId_providerId_fkey" FOREIGN KEY ("workspaceId", "providerId") REFERENCES "Provider" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "specification" JSONB NOT NULL,
    "tests" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedBy" TEXT NOT NULL,
    CONSTRAINT "Policy_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PolicyPermission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "policyId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "actions" JSONB NOT NULL,
    "priority" INTEGER NOT NULL,
    "environment" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "PolicyPermission_workspaceId_policyId_fkey" FOREIGN KEY ("workspaceId", "policyId") REFERENCES "Policy" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ClaimMappings_workspaceId_providerId_key" ON "ClaimMappings"("workspaceId", "providerId");

-- CreateIndex
CREATE INDEX "Policy_workspaceId_nameKey_id_idx" ON "Policy"("workspaceId", "nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_workspaceId_id_key" ON "Policy"("workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Policy_workspaceId_name_key" ON "Policy"("workspaceId", "name");

-- CreateIndex
CREATE INDEX "PolicyPermission_workspaceId_resource_idx" ON "PolicyPermission"("workspaceId", "resource");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyPermission_policyId_position_key" ON "PolicyPermission"("policyId", "position");

-- CreateIndex
CREATE INDEX "ApiKey_workspaceId_replacesId_idx" ON "ApiKey"("workspaceId", "replacesId");



-- CreateTable
CREATE TABLE "OperatorIdentity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "linkedAt" DATETIME NOT NULL,
    CONSTRAINT "OperatorIdentity_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdentitySession" (
    "source" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,

    PRIMARY KEY ("source", "sessionId"),
    CONSTRAINT "IdentitySession_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "OperatorIdentity_source_subject_key" ON "OperatorIdentity"("source", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "OperatorIdentity_operatorId_source_key" ON "OperatorIdentity"("operatorId", "source");

-- CreateIndex
CREATE INDEX "IdentitySession_operatorId_idx" ON "IdentitySession"("operatorId");

-- CreateIndex
CREATE INDEX "IdentitySession_startedAt_idx" ON "IdentitySession"("startedAt");

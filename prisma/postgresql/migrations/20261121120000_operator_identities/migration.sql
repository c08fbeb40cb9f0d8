-- CreateTable
CREATE TABLE "OperatorIdentity" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "linkedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OperatorIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentitySession" (
    "source" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "IdentitySession_pkey" PRIMARY KEY ("source","sessionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "OperatorIdentity_source_subject_key" ON "OperatorIdentity"("source", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "OperatorIdentity_operatorId_source_key" ON "OperatorIdentity"("operatorId", "source");

-- CreateIndex
CREATE INDEX "IdentitySession_operatorId_idx" ON "IdentitySession"("operatorId");

-- CreateIndex
CREATE INDEX "IdentitySession_startedAt_idx" ON "IdentitySession"("startedAt");

-- AddForeignKey
ALTER TABLE "OperatorIdentity" ADD CONSTRAINT "OperatorIdentity_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentitySession" ADD CONSTRAINT "IdentitySession_operatorId_fkey" FOREIGN KEY ("operatorId") REFERENCES "Operator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

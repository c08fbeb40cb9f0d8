-- AlterTable
ALTER TABLE "ConnectionReport" ADD COLUMN "summary" JSONB;

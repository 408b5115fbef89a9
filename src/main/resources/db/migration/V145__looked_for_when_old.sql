-- What the purge asks about each of the files, packets and references that it takes away.
CREATE INDEX ix_exchange_file_archive ON exchange_file (archive_path);
CREATE INDEX ix_remittance_scan_archive ON remittance_scan (archive_path);
CREATE INDEX ix_sftp_delivery_archive ON sftp_delivery (archive_path);
CREATE INDEX ix_print_packet_claim ON print_packet (payer_claim_id);
CREATE INDEX ix_provider_adjustment_reference ON provider_adjustment (reference_id);
CREATE INDEX ix_payer_ledger_claim ON payer_ledger_entry (payer_claim_id);
CREATE INDEX ix_payer_ledger_number ON payer_ledger_entry (reference_id);
-- Remittances that people have typed in are few among all.
CREATE INDEX ix_remittance_entered ON remittance (entered_by, received_on);

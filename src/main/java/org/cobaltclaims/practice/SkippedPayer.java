package org.cobaltclaims.practice;

/**
 * A service for which a payer's cost-avoidance policy lets the practice skip the payers before it
 * (AMT*A8, DOMAIN 2.8). {@code *} stands for any value.
 *
 * @param destination the payer id of the payer that is billed
 * @param priorPlan the skipped plan's filing indicator (SBR09)
 * @param procedure the service's code (SV101-2)
 * @param placeOfService of the line, else of the claim
 * @param taxonomy of the rendering, else of the billing provider
 */
public record SkippedPayer(
    String destination,
    String priorPlan,
    String procedure,
    String placeOfService,
    String taxonomy) {}

package org.cobaltclaims.denial;

/**
 * What the table {@code denial-suggestion} says to whoever works a denial.
 *
 * @param reason group and CARC that decided; empty if there is none
 * @param action the suggested action (DOMAIN 5.3)
 * @param rule the rule that decided: 5.4, or an override O1 to O8
 * @param why in words: our label of the reason and the rule's own
 * @param urgency how urgent the task is at least, from 0 to 100
 */
public record DenialSuggestion(
    String reason, String action, String rule, String why, int urgency) {}

package org.cobaltclaims.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The patient as the claim names them.
 *
 * @param name 2010CA or 2010BA
 * @param birthDate DMG02; null if not known
 * @param gender DMG03: F, M, U
 * @param address null if none
 */
public record Patient(
    Name name, @Nullable LocalDate birthDate, String gender, @Nullable Address address) {}

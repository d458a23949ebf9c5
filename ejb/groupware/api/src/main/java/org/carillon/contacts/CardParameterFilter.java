package org.carillon.contacts;

import java.util.Optional;

/**
 * A condition on a parameter of a property (RFC 6352 §10.5.2).
 *
 * @param name the name of the parameter, in upper case
 * @param absent whether the parameter must be absent; then the text is ignored
 * @param text a text that one of its values must match, or empty if the parameter must only be
 *     present
 */
public record CardParameterFilter(String name, boolean absent, Optional<CardTextMatch> text) {}

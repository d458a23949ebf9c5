package org.carillon.contacts;

import java.util.Optional;

/**
 * A condition on a parameter of a property (RFC 6352 §10.5.2).
 *
 * @param name in upper case
 * @param absent whether there must be no such parameter; then the text does not count
 * @param text what one of its values must be like; empty when it must only be there
 */
public record CardParameterFilter(String name, boolean absent, Optional<CardTextMatch> text) {}

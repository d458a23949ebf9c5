/**
 * Provisioning by REST under {@code /api/v1}. Each resource parses, calls one core operation with
 * the caller and renders its answer; it has no query, no right's check and no error mapping of its
 * own. Whom an operation is not for at all, {@link org.carillon.rest.access.For} says beforehand.
 *
 * <p>Errors are problem details (RFC 9457) that name the field at fault. A resource that changes
 * shows its version as ETag; {@code If-Match} is optional there, and honoured where it is given
 * (412 when outdated); elsewhere it is refused.
 */
package org.carillon.rest;

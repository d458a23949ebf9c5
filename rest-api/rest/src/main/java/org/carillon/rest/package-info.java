/**
 * Provisioning by REST under {@code /api/v1}. Each resource parses, calls one core operation with
 * the caller and renders its answer; it has no queries, access checks or error mappings of its own.
 * {@link org.carillon.rest.access.AllowedCallers} names the callers that may use an operation at
 * all.
 *
 * <p>Errors are problem details (RFC 9457) that name the field at fault. A mutable resource has its
 * version as ETag; {@code If-Match} is optional there, and checked if it is present (412 when
 * outdated); elsewhere it is refused.
 */
package org.carillon.rest;

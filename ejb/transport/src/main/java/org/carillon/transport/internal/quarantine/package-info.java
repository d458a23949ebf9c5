/** Users' own quarantine, and its notifications. */
package org.carillon.transport.internal.quarantine;

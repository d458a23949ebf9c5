/** Clients of filters, a class for each kind. */
package org.carillon.policy.internal.filtering.client;

/** Who talks to filters, a class for each kind. */
package org.carillon.policy.internal.filtering.client;

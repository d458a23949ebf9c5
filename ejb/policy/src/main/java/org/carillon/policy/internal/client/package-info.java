/** Checks of clients and return paths. */
package org.carillon.policy.internal.client;

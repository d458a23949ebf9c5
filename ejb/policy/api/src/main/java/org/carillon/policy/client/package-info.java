/**
 * Checks of clients' greetings, of their names in the DNS, and of whether their senders can receive
 * a reply.
 */
package org.carillon.policy.client;

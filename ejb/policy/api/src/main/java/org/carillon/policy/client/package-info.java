/** Checks of clients' greetings and DNS names, and whether senders can receive a reply. */
package org.carillon.policy.client;

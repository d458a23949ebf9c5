/**
 * Texts that a server or domain inserts into mail: below outgoing messages, above incoming ones.
 */
package org.carillon.policy.insertion;

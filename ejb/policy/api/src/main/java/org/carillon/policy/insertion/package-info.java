/** Texts that a server or domain inserts into mail: below outgoing, above incoming. */
package org.carillon.policy.insertion;

/** Inserts texts of the server and its domains into mail. */
package org.carillon.policy.internal.insertion;

/** Puts a server's and its domains' texts into mail. */
package org.carillon.policy.internal.insertion;

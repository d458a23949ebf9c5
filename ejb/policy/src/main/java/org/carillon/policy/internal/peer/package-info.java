/** Access to the adapter that opens connections to external programs. */
package org.carillon.policy.internal.peer;

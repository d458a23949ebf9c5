/** Rules that are run on mail that is there already. */
package org.carillon.policy.internal.applying;

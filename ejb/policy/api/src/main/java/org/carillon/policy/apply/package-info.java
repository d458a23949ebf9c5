/** Rules on mail that is there already. */
package org.carillon.policy.apply;

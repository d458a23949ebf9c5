/** Strangers who write for the first time are asked to come again. */
package org.carillon.policy.greylist;

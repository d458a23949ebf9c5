/** The stored scripts. */
package org.carillon.policy.internal.rule;

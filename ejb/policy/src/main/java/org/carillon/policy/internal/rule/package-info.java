/** Scripts as they are kept. */
package org.carillon.policy.internal.rule;

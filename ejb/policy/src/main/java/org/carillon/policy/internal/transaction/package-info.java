/** Units of work on what administrators change of policy. */
package org.carillon.policy.internal.transaction;

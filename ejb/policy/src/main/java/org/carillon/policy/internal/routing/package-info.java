/** Programs that tell where addresses lead (ADR 132). */
package org.carillon.policy.internal.routing;

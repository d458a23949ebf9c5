/** How much of something comes from where in how long, and how much may. */
package org.carillon.policy.rate;

/** Runs the checks of a message side by side and decides by what they find. */
package org.carillon.policy.screening;

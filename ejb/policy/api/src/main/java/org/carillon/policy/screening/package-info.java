/** Runs the checks of a message in parallel and decides by their findings. */
package org.carillon.policy.screening;

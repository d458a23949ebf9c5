/** Free times of people and rooms, compared side by side before they are invited. */
package org.carillon.webmail.planner;

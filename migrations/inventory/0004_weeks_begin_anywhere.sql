-- Which day a week begins on is the company's to say: what is planned or booked counts for the week its day is in.
alter table inventory.booked_demand drop constraint booked_demand_week_starting_check;
alter table inventory.capacity_weeks drop constraint capacity_weeks_week_starting_check;
